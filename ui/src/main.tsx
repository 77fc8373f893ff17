import "@fontsource-variable/source-sans-3/wght.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App";
import "./styles/portal.css";
import "./styles/frame.css";
import "./styles/start.css";
import "./styles/pages.css";
import "./styles/check.css";
import "./styles/tools.css";
import "./styles/work.css";
import "./styles/people.css";
import "./styles/declare.css";
import { showScheme } from "./parts/preferences";
import { begin } from "./words/language";

showScheme();
await begin();
const place = document.getElementById("portal");
if (place === null) throw new Error("The page has no place for the portal.");
createRoot(place).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
