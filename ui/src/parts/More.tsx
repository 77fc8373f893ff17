import { Button } from "antd";
import { useWords } from "../words/language";

interface MoreProps {
  query: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => Promise<unknown> };
}

/** What a list ends with while there may be more. */
export function More({ query }: MoreProps) {
  const { t } = useWords();
  return (
    query.hasNextPage && (
      <div className="more">
        <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t("more")}
        </Button>
      </div>
    )
  );
}
