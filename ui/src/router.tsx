import { createBrowserRouter, type RouteObject } from "react-router";
import { Frame } from "./parts/Frame";
import { Trouble } from "./parts/Trouble";
import { bring } from "./words/language";
import type { Folder } from "./words/folders";

type Page = () => Promise<{ Component: () => React.ReactNode }>;

/** A page with the words of its folder. */
function page(path: string, folder: Folder, load: Page): RouteObject {
  return { path, lazy: async () => (await Promise.all([load(), bring(folder)]))[0] };
}

/** A page of the operator, which shares lists, dialogs and their words with the desks. */
function operated(path: string, load: Page): RouteObject {
  return { path, lazy: async () => (await Promise.all([load(), bring("operate"), bring("desk")]))[0] };
}

/** What ends is told in the operator's words. */
async function home() {
  return (await Promise.all([import("./trader/Home"), bring("trader"), bring("operate")]))[0];
}

/** The people that somebody keeps; the page is the same wherever they keep them. */
function people(path: string): RouteObject {
  return {
    path,
    lazy: async () => (await Promise.all([import("./account/People"), bring("account"), bring("desk")]))[0],
  };
}

// For everybody. The server knows these addresses one by one (PortalController).
const open: RouteObject[] = [
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
  page("/track", "people", () => import("./people/Track")),
  page("/track/:number", "people", () => import("./people/Track")),
  page("/buyer", "people", () => import("./people/OwnData")),
  page("/papers", "people", () => import("./people/Paper")),
  page("/papers/:code", "people", () => import("./people/Paper")),
  page("/zone", "city", () => import("./city/Zone")),
  page("/times", "city", () => import("./city/Times")),
  page("/register", "enrol", () => import("./enrol/Register")),
  page("/register/:number", "enrol", () => import("./enrol/Application")),
  page("/login", "account", () => import("./account/SignIn")),
  page("/invitation", "account", () => import("./account/Invitation")),
];

// For whoever is signed in; which of them stand in the menu of which role is told by shell/menu.ts. Below /home,
// /account, /trade, /dossiers, /desk, /operate and /city the server knows every address.
const signedIn: RouteObject[] = [
  page("/home", "account", () => import("./account/Home")),
  page("/account", "account", () => import("./account/Account")),
  { path: "/trade", lazy: home },
  page("/dossiers", "trader", () => import("./trader/Dossiers")),
  page("/dossiers/:ebpCode/:orderNo", "trader", () => import("./trader/Dossier")),
  page("/trade/declare", "trader", () => import("./trader/declare/Choice")),
  page("/trade/declare/messages", "trader", () => import("./trader/declare/Messages")),
  page("/trade/declare/:type", "trader", () => import("./trader/declare/ByForm")),
  page("/trade/declare/:type/file", "trader", () => import("./trader/declare/ByFile")),
  page("/trade/returns", "trader", () => import("./trader/Returns")),
  page("/trade/bills", "trader", () => import("./trader/Bills")),
  {
    path: "/trade/bills/:invtNo",
    lazy: async () => (await Promise.all([import("./trader/Bill"), bring("trader"), bring("desk")]))[0],
  },
  page("/trade/guarantee", "trader", () => import("./trader/Guarantee")),
  page("/trade/remittances", "trader", () => import("./trader/Remittances")),
  page("/trade/remittances/new", "trader", () => import("./trader/RemittanceNew")),
  page("/trade/books", "trader", () => import("./trader/Books")),
  page("/trade/books/:number", "trader", () => import("./trader/Book")),
  page("/trade/recalls", "trader", () => import("./trader/Recalls")),
  page("/trade/recalls/:recall", "trader", () => import("./trader/Recall")),
  page("/trade/keys", "trader", () => import("./trader/Keys")),
  people("/trade/people"),
];

// The desks of the regulators.
const desks: RouteObject[] = [
  page("/desk", "desk", () => import("./desk/Queue")),
  page("/desk/tasks/:id", "desk", () => import("./desk/Task")),
  page("/desk/declarations", "desk", () => import("./desk/Declaration")),
  page("/desk/declarations/:invtNo", "desk", () => import("./desk/Declaration")),
  page("/desk/selections/:invtNo", "desk", () => import("./desk/Selection")),
  page("/desk/sums", "desk", () => import("./desk/Sums")),
  page("/desk/orders", "desk", () => import("./desk/inspection/Orders")),
  page("/desk/orders/:id", "desk", () => import("./desk/inspection/Order")),
  page("/desk/stops", "desk", () => import("./desk/inspection/Stops")),
  page("/desk/batches", "desk", () => import("./desk/inspection/Batches")),
  page("/desk/batches/:batchNo", "desk", () => import("./desk/inspection/Batch")),
  page("/desk/recalls", "desk", () => import("./desk/inspection/Recalls")),
  page("/desk/recalls/:id", "desk", () => import("./desk/inspection/Recall")),
  page("/desk/bills", "desk", () => import("./desk/tax/Bills")),
  page("/desk/bills/:invtNo", "desk", () => import("./desk/tax/Bill")),
  page("/desk/totals", "desk", () => import("./desk/tax/Totals")),
  page("/desk/payments", "desk", () => import("./desk/exchange/Payments")),
  page("/desk/payments/:number", "desk", () => import("./desk/exchange/Payment")),
  page("/desk/matching", "desk", () => import("./desk/exchange/Matching")),
  people("/desk/people"),
];

// People of the zone.
const zone: RouteObject[] = [
  operated("/operate", () => import("./operate/Overview")),
  operated("/operate/enterprises", () => import("./operate/Enterprises")),
  operated("/operate/enterprises/:code", () => import("./operate/Enterprise")),
  operated("/operate/applications/:number", () => import("./operate/Application")),
  operated("/operate/audit", () => import("./operate/Audit")),
  operated("/operate/jobs", () => import("./operate/Jobs")),
  operated("/operate/reference", () => import("./operate/Reference")),
  operated("/operate/letters", () => import("./operate/Letters")),
  operated("/operate/ledgers", () => import("./operate/Ledgers")),
  people("/operate/people"),
];

// Each page is loaded when it is wanted.
export const router = createBrowserRouter([
  // A hall sees the day alone, without what stands around the other pages.
  { errorElement: <Trouble />, children: [page("/screen", "city", () => import("./city/screen/Screen"))] },
  {
    element: <Frame />,
    errorElement: <Trouble />,
    children: [
      ...open,
      { lazy: () => import("./shell/Shell"), children: [...signedIn, ...desks, ...zone] },
      { path: "*", lazy: () => import("./pages/NotFound") },
    ],
  },
]);
