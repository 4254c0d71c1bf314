/** Rules that say for one place what another rule says for several, by id, and the rules that find what breaks them. */
export const MERGED_RULES: { readonly [id: string]: readonly string[] } = {
  'CC-07': ['NAM-08'],
  'CC-08': ['TNT-01', 'TNT-02', 'TNT-03', 'TNT-04', 'TNT-06'],
  'LNT-10': ['FLT-06', 'IPP-07'],
  'M-02': ['TNT-01', 'TNT-02', 'TNT-03', 'TNT-04', 'TNT-06'],
  'MD-09': ['TNT-01', 'TNT-02', 'TNT-03', 'TNT-04', 'TNT-06'],
  'MD-16': ['VER-04', 'VER-05'],
  'NAM-07': ['KCP-17', 'MD-08'],
  'NAM-09': ['KCP-17', 'MD-08', 'NAM-08'],
  'TOP-16': ['TNT-01', 'TNT-02', 'TNT-03', 'TNT-04', 'TNT-06'],
  'VER-01': ['KCP-06', 'MD-07', 'TOP-03'],
  'VER-02': ['KCP-11', 'TOP-06'],
  'VER-08': ['VSP-28'],
  'VSP-30': ['VSP-08'],
};
