import { Link } from "react-router";
import { Head } from "../parts/Head";
import { useWords } from "../words/language";

export function Component() {
  const { t } = useWords();
  return (
    <div className="page">
      <Head title={t("notFound.title")} lead={t("notFound.lead")} />
      <Link to="/">{t("notFound.back")}</Link>
    </div>
  );
}
