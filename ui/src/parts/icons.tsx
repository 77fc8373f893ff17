// Drawn on a grid of 16 with a line of 1.5; the colour is the text's.
const DRAWINGS = {
  check: "M3 8.5 6.5 12 13 4.5",
  error: "M8 1.5a6.5 6.5 0 1 0 0 13 6.500 6.500 0 1 0 0-13M5.500 5.500l5 5M10.500 5.500l-5 5",
  warning: "M8 2 15 14H1zM8 6.500v3.500M8 12v.300",
  good: "M8 1.500a6.500 6.500 0 1 0 0 13 6.500 6.500 0 1 0 0-13M5 8.200l2.200 2.200L11 6",
  copy: "M5.500 5.500h8v8h-8zM10.500 5.500v-3h-8v8h3",
  menu: "M2 4h12M2 8h12M2 12h12",
  close: "M3.500 3.500l9 9M12.500 3.500l-9 9",
  arrow: "M3 8h9.500M9 4.500 12.500 8 9 11.500",
  drop: "M8 2v8M4.500 6.500 8 10l3.500-3.500M2.500 11v2.500h11V11",
  auto: "M8 1.500a6.500 6.500 0 1 0 0 13zM8 1.500a6.500 6.500 0 0 1 0 13",
  light:
    "M8 5a3 3 0 1 0 0 6 3 3 0 1 0 0-6M8 1v1.5M8 13.5V15M1 8h1.5M13.5 8H15M3 3l1 1M12 12l1 1M13 3l-1 1M4 12l-1 1",
  dark: "M13.500 9.500A6 6 0 0 1 6.500 2.500a6 6 0 1 0 7 7z",
} as const;

export type IconName = keyof typeof DRAWINGS;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={DRAWINGS[name]} />
    </svg>
  );
}
