import { QueryClient } from "@tanstack/react-query";
import { Refusal } from "./client";

const SERVER_FAILURE = 500;
const TRIES = 2;

/** What was asked and is remembered as long as the page is open. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 60_000,
      // What was refused is refused again; only a failure may pass.
      retry: (count, cause) => count < TRIES && !(cause instanceof Refusal && cause.status < SERVER_FAILURE),
    },
  },
});
