import { Navigate, Outlet, useLocation } from "react-router";
import { useLive } from "../live/events";
import { Answer } from "../parts/Answer";
import { Menu } from "./Menu";
import { roleOf, useSession } from "./session";

/** What stands around the pages of whoever is signed in. Nobody else sees them, and comes back after signing in. */
export function Component() {
  const session = useSession();
  useLive(roleOf(session.data) === "enterprise");
  const { pathname, search, hash } = useLocation();
  return (
    <Answer query={session}>
      {(known) =>
        roleOf(known) === undefined ? (
          <Navigate replace to={`/login?${new URLSearchParams({ to: `${pathname}${search}${hash}` })}`} />
        ) : (
          <div className="shell">
            <div className="shell-menu">
              <Menu session={known} />
            </div>
            <div className="shell-page">
              <Outlet />
            </div>
          </div>
        )
      }
    </Answer>
  );
}
