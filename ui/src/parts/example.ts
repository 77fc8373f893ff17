import sample from "../../../samples/import/CEB311.xml?raw";

/** The sample of an order with faults of the kinds that happen most: an amount, a code, a name that is missing. */
export const faulty = sample
  .replace(/(<ceb:currency>)\d+/, "$1999")
  .replace(/(<ceb:acturalPaid>)[\d.]+/, "$1many")
  .replace(/\s*<ceb:buyerName>[^<]*<\/ceb:buyerName>/, "");
