/**
 * The 34 provinces, autonomous regions, municipalities and special administrative regions by the two digits of
 * GB/T 2260: the short name in Chinese, the letters of ISO 3166-2:CN, and the place of the tile, counted from the north
 * west. The places follow the directions roughly; a tile has no border that could be taken for one on a map.
 */
export const PROVINCES: Readonly<
  Record<string, readonly [short: string, letters: string, column: number, row: number]>
> = {
  "23": ["黑", "HL", 7, 0],
  "15": ["蒙", "NM", 5, 1],
  "22": ["吉", "JL", 7, 1],
  "65": ["新", "XJ", 0, 2],
  "62": ["甘", "GS", 2, 2],
  "64": ["宁", "NX", 3, 2],
  "14": ["晋", "SX", 4, 2],
  "11": ["京", "BJ", 5, 2],
  "12": ["津", "TJ", 6, 2],
  "21": ["辽", "LN", 7, 2],
  "63": ["青", "QH", 1, 3],
  "61": ["陕", "SN", 3, 3],
  "41": ["豫", "HA", 4, 3],
  "13": ["冀", "HE", 5, 3],
  "37": ["鲁", "SD", 6, 3],
  "54": ["藏", "XZ", 0, 4],
  "51": ["川", "SC", 2, 4],
  "50": ["渝", "CQ", 3, 4],
  "42": ["鄂", "HB", 4, 4],
  "34": ["皖", "AH", 5, 4],
  "32": ["苏", "JS", 6, 4],
  "31": ["沪", "SH", 7, 4],
  "53": ["滇", "YN", 2, 5],
  "52": ["黔", "GZ", 3, 5],
  "43": ["湘", "HN", 4, 5],
  "36": ["赣", "JX", 5, 5],
  "33": ["浙", "ZJ", 6, 5],
  "45": ["桂", "GX", 3, 6],
  "44": ["粤", "GD", 4, 6],
  "35": ["闽", "FJ", 5, 6],
  "71": ["台", "TW", 7, 6],
  "46": ["琼", "HI", 3, 7],
  "82": ["澳", "MO", 4, 7],
  "81": ["港", "HK", 5, 7],
};
