// What the page asks of the platform. An answer that is not what was asked for is thrown as a Refusal.

export class Refusal extends Error {
  constructor(status, detail) {
    super(detail);
    this.status = status;
  }
}

export async function latestDossiers(signal) {
  return (await ask("/api/v1/dossiers?limit=50", signal)).dossiers;
}

export function dossier(ebpCode, orderNo, signal) {
  return ask(`/api/v1/dossiers/${encodeURIComponent(ebpCode)}/${encodeURIComponent(orderNo)}`, signal);
}

async function ask(path, signal) {
  const answer = await fetch(path, { headers: { Accept: "application/json" }, signal });
  if (answer.status === 401) {
    location.assign("/login");
    await new Promise(() => {}); // The page is leaving.
  }
  if (!answer.ok) throw new Refusal(answer.status, await detailOf(answer));
  return answer.json();
}

async function detailOf(answer) {
  try {
    return (await answer.json()).detail ?? "";
  } catch {
    return "";
  }
}

// The token that proves to the platform that a form comes from its own page.
export function fillFormTokens() {
  const token = document.cookie.split("; ").find((pair) => pair.startsWith("XSRF-TOKEN="));
  for (const field of document.querySelectorAll('input[name="_csrf"]')) {
    field.value = token ? decodeURIComponent(token.slice("XSRF-TOKEN=".length)) : "";
  }
}
