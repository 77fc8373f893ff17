import type { UseQueryResult } from "@tanstack/react-query";
import { Alert, Button, Skeleton } from "antd";
import type { ReactNode } from "react";
import { Refusal } from "../api/client";
import { useWords } from "../words/language";

const SERVER_ERROR = 500;

/** What happened, by the status of a refusal. */
function happened(status: number) {
  if (status === 401 || status === 403) return "refused";
  if (status === 404 || status === 410) return "missing";
  if (status === 409) return "conflict";
  return status >= SERVER_ERROR ? "ours" : "wrong";
}

/** What a failure means to a person, and what to do. */
export function Failure({ cause, again }: { cause: unknown; again?: () => void }) {
  const { t } = useWords();
  const isBusy = cause instanceof Refusal && cause.status === 429;
  const title = isBusy
    ? t("tooMany", { seconds: Math.max(1, cause.retrySeconds) })
    : cause instanceof Refusal
      ? t(`failures.${happened(cause.status)}`)
      : t("unreachable");
  return (
    <Alert
      type="error"
      role="alert"
      title={title}
      description={
        cause instanceof Refusal && !isBusy ? (
          <span lang="en">{cause.problem.detail ?? cause.status}</span>
        ) : undefined
      }
      action={again && <Button onClick={again}>{t("again")}</Button>}
    />
  );
}

/** Shows what was answered; before that, that it is asked; else why there is nothing. */
export function Answer<T>({ query, children }: { query: UseQueryResult<T>; children: (data: T) => ReactNode }) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.isError) return <Failure cause={query.error} again={() => void query.refetch()} />;
  return <Waiting />;
}

/** That something is asked for. */
export function Waiting() {
  const { t } = useWords();
  return (
    <div role="status" aria-label={t("loading")}>
      <Skeleton active={false} title={false} paragraph={{ rows: 6 }} />
    </div>
  );
}

/** Nothing to show yet, and what to do about it. */
export function Nothing({ children }: { children: ReactNode }) {
  return (
    <p className="nothing" role="status">
      {children}
    </p>
  );
}
