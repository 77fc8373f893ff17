import { QueryClientProvider } from "@tanstack/react-query";
import { ConfigProvider } from "antd";
import { RouterProvider } from "react-router";
import { queries } from "./api/queries";
import { useScheme } from "./parts/preferences";
import { themeOf } from "./parts/theme";
import { router } from "./router";
import { TAGS, useWords } from "./words/language";

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
