/**
 * The way into the city as on a clear morning: snow mountains, hills, the greenway with its four signposts, a panda at
 * its rim. Drawn for this project; it says nothing that the words beside it do not say.
 */
export function Horizon() {
  return (
    <svg className="horizon" viewBox="0 34 1200 261" preserveAspectRatio="xMidYMax slice" aria-hidden="true">
      <path
        className="far"
        d="M0 190 90 150 150 168 235 96 280 128 330 88 372 120 430 70 492 124 540 104 610 40 668 98 712 78 770 132
          838 92 888 126 960 100 1040 150 1110 126 1200 170V300H0z"
      />
      <path
        className="snow"
        d="M235 96 218 111 232 118 244 112 256 122 262 115zM330 88 310 103 322 114 334 106 346 118 352 106zM430 70
          404 90 418 102 432 92 446 108 458 96zM610 40 572 76 590 92 606 80 622 98 640 86 652 84zM838 92 814 106 828
          116 842 108 856 118 860 106zM712 78 700 84 708 94 718 88 728 94z"
      />
      <path className="hill back" d="M0 216Q150 168 320 204T640 190T960 206T1200 186V300H0z" />
      <path className="hill" d="M0 250Q220 206 460 238T900 226T1200 242V300H0z" />
      <path className="way" d="M-20 292C160 268 250 292 400 272S640 236 800 256S1060 268 1220 228" />
      <path className="way-line" d="M-20 292C160 268 250 292 400 272S640 236 800 256S1060 268 1220 228" />
      {[150, 450, 750, 1050].map((x, index) => (
        <Post key={x} x={x} y={[258, 246, 232, 238][index] ?? 0} />
      ))}
      <Ginkgo x={300} y={240} />
      <Ginkgo x={930} y={226} />
      <Panda x={596} y={214} />
    </svg>
  );
}

function Post({ x, y }: { x: number; y: number }) {
  return (
    <g className="post" transform={`translate(${x} ${y})`}>
      <path d="M0-34V18" />
      <path className="board" d="M-15-48h27l8 9-8 9h-27z" />
    </g>
  );
}

/** The tree of the city. */
function Ginkgo({ x, y }: { x: number; y: number }) {
  return (
    <g className="ginkgo" transform={`translate(${x} ${y})`}>
      <path className="trunk" d="M0 14V-22" />
      <path d="M0-18Q-26-22-24-44Q-12-58 0-50Q12-58 24-44Q26-22 0-18z" />
    </g>
  );
}

function Panda({ x, y }: { x: number; y: number }) {
  return (
    <g className="panda" transform={`translate(${x} ${y})`}>
      <ellipse className="white" cx="0" cy="14" rx="22" ry="20" />
      <path className="black" d="M-20 6Q-8-6 0-4Q8-6 20 6Q24 16 16 18Q10 8 0 8Q-10 8-16 18Q-24 16-20 6z" />
      <ellipse className="black" cx="-15" cy="31" rx="9" ry="7" />
      <ellipse className="black" cx="15" cy="31" rx="9" ry="7" />
      <circle className="black" cx="-14" cy="-27" r="6.500" />
      <circle className="black" cx="14" cy="-27" r="6.500" />
      <ellipse className="white" cx="0" cy="-14" rx="19" ry="16.500" />
      <ellipse className="black" cx="-7.500" cy="-14" rx="4" ry="5.500" transform="rotate(24 -7.500 -14)" />
      <ellipse className="black" cx="7.500" cy="-14" rx="4" ry="5.500" transform="rotate(-24 7.500 -14)" />
      <ellipse className="black" cx="0" cy="-6.500" rx="2.500" ry="1.800" />
      <path className="bamboo" d="M18 14 32-24M27-10l10-3M29-17l-9-6" />
    </g>
  );
}
