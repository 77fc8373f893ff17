import { Button } from "antd";
import { Link, useNavigate } from "react-router";
import { useWords } from "../words/language";
import { signOut, useSession } from "./session";

/** The way in; or who is in, and the way out. */
export function Person() {
  const { t } = useWords();
  const { data: session } = useSession();
  const navigate = useNavigate();
  if (!session?.signedIn) return <Link to="/login">{t("signIn")}</Link>;
  return (
    <span className="person">
      <Link to="/home">{session.displayName ?? session.username}</Link>
      <Button
        size="small"
        onClick={() => {
          void signOut().then(() => navigate("/"));
        }}
      >
        {t("signOut")}
      </Button>
    </span>
  );
}
