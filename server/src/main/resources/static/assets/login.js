import { fillFormTokens } from "./platform.js";
import { speak, word } from "./words.js";

const query = new URLSearchParams(location.search);
const notice = document.getElementById("login-notice");

function show() {
  const reason = query.has("error") ? "wrongLogin" : query.has("logout") ? "signedOut" : null;
  notice.hidden = reason === null;
  notice.classList.toggle("trouble", reason === "wrongLogin");
  notice.textContent = reason ? word(reason) : "";
  document.title = `${word("signIn")} · Greenway`;
}

speak(show);
show();
document.querySelector("form").addEventListener("submit", fillFormTokens);
