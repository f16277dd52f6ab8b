/** What the operating system may refuse, in words that follow the name of a file or a folder. */
const WORDS: Record<string, string> = {
  EACCES: "permission is denied",
  EBUSY: "is in use",
  EDQUOT: "no space is left to this user",
  EEXIST: "is a file where a folder has to be",
  EFBIG: "is larger than files may be here",
  EISDIR: "is a folder where a file has to be",
  ELOOP: "is a link that leads to itself",
  EMFILE: "too many files are open",
  ENAMETOOLONG: "has too long a name",
  ENFILE: "too many files are open",
  ENOENT: "there is no such file or folder",
  ENOSPC: "no space is left on the disk",
  ENOTDIR: "is below a file, where a folder has to be",
  ENOTEMPTY: "is a folder that is not empty",
  EPERM: "permission is denied",
  EROFS: "the file system can only be read",
};

/** Whether the operating system refused something; all else that is thrown is a fault of this program's own. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return typeof (error as NodeJS.ErrnoException | undefined)?.syscall === "string";
}

/** Why the operating system refused. */
export function systemWords({ code = "", message }: NodeJS.ErrnoException): string {
  return WORDS[code] ?? message;
}
