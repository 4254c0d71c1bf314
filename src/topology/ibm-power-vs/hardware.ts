/** How processors of a virtual server are shared with others. */
export enum IbmPowerVsProcessorType {
  /** For this server only. */
  DEDICATED = 'Dedicated',

  /** Shared; more where others need none. */
  SHARED = 'Shared',

  /** Shared; never more. */
  CAPPED = 'Capped',
}

/** The system that a virtual server runs on. */
export enum IbmPowerVsSystem {
  /** Power S922. */
  S922 = 's922',

  /** Power E980. */
  E980 = 'e980',

  /** Power S1022. */
  S1022 = 's1022',

  /** Power E1050. */
  E1050 = 'e1050',

  /** Power E1080. */
  E1080 = 'e1080',
}
