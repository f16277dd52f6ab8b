import type { Contenders } from "./contenders";
import type { Measurement } from "./measure";

export interface Cost {
  /** Wall time. */
  seconds: number;
  /** Peak of the resident set, in MiB. */
  megabytes: number;
}

/** Medians over all runs of one line. */
export interface Row extends Cost {
  name: string;
  environments: number;
  /** What each environment after the first adds; only for lines of several. */
  further?: Cost;
}

/** How many times the time and the memory of something else; medians of the ratios within each round. */
export interface Ratio {
  time: number;
  memory: number;
}

export interface Summary {
  date: string;
  runs: number;
  rows: Row[];
  /** One environment, compared with the floor. */
  overFloor: Ratio;
  /** The plain way, compared with one environment. */
  plainOver: Ratio;
  /** What a further environment adds where there are most, compared with where there are fewest; 1 is linear growth. */
  growth: Ratio;
}

/** Every contender measured once; the order is that of `inOrder`. */
export type Round = Measurement[];

export const inOrder = ({ floor, synths, plain }: Contenders) => [floor, ...synths, plain];

/** Boil the rounds down to one row a contender, and to ratios that a slow or busy machine does not change. */
export function summarize(contenders: Contenders, rounds: Round[], date: string): Summary {
  const all = inOrder(contenders);
  const value = (round: Round, index: number) => round.at(index) as Measurement;
  const rows: Row[] = all.map(({ name, environments }, index) => ({
    name,
    environments,
    seconds: median(rounds.map((round) => value(round, index).seconds)),
    megabytes: median(rounds.map((round) => value(round, index).peakKilobytes / 1024)),
  }));
  const one = rows[1] as Row;
  const several = rows.filter(({ environments }) => environments > 1);
  for (const row of several) {
    const others = row.environments - 1;
    row.further = {
      seconds: (row.seconds - one.seconds) / others,
      megabytes: (row.megabytes - one.megabytes) / others,
    };
  }
  const fewest = several[0]?.further as Cost;
  const most = several.at(-1)?.further as Cost;
  const ratio = (index: number, base: number): Ratio => ({
    time: median(rounds.map((round) => value(round, index).seconds / value(round, base).seconds)),
    memory: median(rounds.map((round) => value(round, index).peakKilobytes / value(round, base).peakKilobytes)),
  });
  return {
    date,
    runs: rounds.length,
    rows,
    overFloor: ratio(1, 0),
    plainOver: ratio(-1, 1),
    growth: { time: most.seconds / fewest.seconds, memory: most.megabytes / fewest.megabytes },
  };
}

export function median(numbers: number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] as number;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2;
}
