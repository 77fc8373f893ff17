import { useSearchParams } from "react-router";

/** What is chosen stands in the address, so that it can be kept, handed on, and stepped back from. */
export function useChosen() {
  const [search, setSearch] = useSearchParams();
  function choose(changes: Record<string, string>) {
    const next = new URLSearchParams(search);
    for (const [name, value] of Object.entries(changes)) {
      if (value) next.set(name, value);
      else next.delete(name);
    }
    setSearch(next);
  }
  return { chosen: (name: string) => search.get(name) ?? "", choose };
}
