import type { Change } from "./changes";
import type { Loss } from "./loss";

/**
 * Routes that a plan takes from one address and makes at another, as when a VPC is renamed.
 *
 * Terraform orders neither before the other, and AWS takes no second route to a range in one table.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateRoute.html
 */
export function routesMadeTwice(changes: Change[]): Loss[] {
  const routes = changes.filter(({ type }) => type === "aws_route");
  const leaving = routes.filter(({ action }) => action === "delete");
  return routes
    .filter(({ action }) => action === "create")
    .flatMap((made) => {
      const old = leaving.find((route) => isSame(route.before, made.after));
      return old
        ? [
            {
              address: made.address,
              text: `makes the route that ${old.address} is to give up: if it comes first, the apply fails with RouteAlreadyExists; then apply again`,
            },
          ]
        : [];
    });
}

const isSame = (one: Change["before"], other: Change["after"]) =>
  one?.route_table_id === other?.route_table_id && one?.destination_cidr_block === other?.destination_cidr_block;
