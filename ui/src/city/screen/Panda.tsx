/** A panda that sits on the way, looks ahead and eats: where the day has got to. Drawn for this project. */
export function Panda({ x, y, size }: { x: number; y: number; size: number }) {
  const scale = size / 100;
  return (
    <g className="screen-panda" transform={`translate(${x} ${y}) scale(${scale})`}>
      <ellipse className="shadow" cx="0" cy="0" rx="42" ry="6" />
      <path className="white" d="M-34-4C-42-34-24-60 2-60C28-60 40-34 32-4Q0 4-34-4z" />
      <path
        className="black"
        d="M-26-52C-10-62 14-62 26-50C34-40 34-28 30-24C16-34-12-36-28-24C-36-34-34-46-26-52z"
      />
      <path className="black" d="M-38-2C-42-16-30-24-20-20C-10-16-8-4-14 0Q-28 4-38-2z" />
      <path className="black" d="M36-2C40-16 28-22 18-18C8-14 8-4 14 0Q28 4 36-2z" />
      <circle className="black" cx="-20" cy="-102" r="10" />
      <circle className="black" cx="22" cy="-102" r="10" />
      <path
        className="white"
        d="M-32-78C-32-98-18-108 2-108C22-108 34-96 34-78C34-60 20-50 2-50C-18-50-32-60-32-78z"
      />
      <path className="black" d="M-20-84C-14-90-6-86-7-78C-8-70-16-66-21-71C-24-75-24-80-20-84z" />
      <path className="black" d="M24-84C18-90 10-86 11-78C12-70 20-66 25-71C28-75 28-80 24-84z" />
      <circle className="white" cx="-12" cy="-79" r="2.400" />
      <circle className="white" cx="17" cy="-79" r="2.400" />
      <path className="black" d="M-4-68Q2-72 8-68Q6-63 2-63Q-2-63-4-68z" />
      <path className="bamboo" d="M10-34L44-78M34-65Q44-66 50-60M38-71Q34-82 40-88M44-78Q54-84 60-80" />
      <path className="black" d="M8-40C16-46 28-42 28-34C26-26 14-24 8-30C4-34 4-37 8-40z" />
    </g>
  );
}
