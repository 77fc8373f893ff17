import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { ConfigProvider } from "antd";
import { createBrowserRouter, RouterProvider } from "react-router";
import { Refusal } from "./api/client";
import { Frame } from "./parts/Frame";
import { useScheme } from "./parts/preferences";
import { themeOf } from "./parts/theme";
import { Trouble } from "./parts/Trouble";
import { TAGS, useWords } from "./words/language";

const SERVER_FAILURE = 500;
const TRIES = 2;

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 60_000,
      // What was refused is refused again; only a failure may pass.
      retry: (count, cause) => count < TRIES && !(cause instanceof Refusal && cause.status < SERVER_FAILURE),
    },
  },
});

// Each page is loaded when it is wanted. The server knows these addresses as well (PortalController).
const router = createBrowserRouter([
  {
    element: <Frame />,
    errorElement: <Trouble />,
    children: [
      { path: "/", lazy: () => import("./pages/Start") },
      { path: "/check", lazy: () => import("./pages/Check") },
      { path: "/codes", lazy: () => import("./pages/Codes") },
      { path: "/codes/:code", lazy: () => import("./pages/Codes") },
      { path: "/costs", lazy: () => import("./pages/Costs") },
      { path: "/mode", lazy: () => import("./pages/Mode") },
      { path: "/commodities", lazy: () => import("./pages/Commodities") },
      { path: "/deadlines", lazy: () => import("./pages/Deadlines") },
      { path: "/rules", lazy: () => import("./pages/Rules") },
      { path: "/rules/:number", lazy: () => import("./pages/OneRule") },
      { path: "/status", lazy: () => import("./pages/Status") },
      { path: "*", lazy: () => import("./pages/NotFound") },
    ],
  },
]);

/** The server's number for this page, by which the browser takes the styles of components. */
const nonce = document.querySelector<HTMLElement>("meta[property=csp-nonce]")?.nonce ?? "";

export function App() {
  const { isDark } = useScheme();
  const { t, language } = useWords();
  return (
    <ConfigProvider
      theme={themeOf(isDark)}
      csp={{ nonce }}
      locale={{ locale: TAGS[language], Empty: { description: t("nothing") } }}
      button={{ autoInsertSpace: false }}
    >
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </ConfigProvider>
  );
}
