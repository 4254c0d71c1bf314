/** A condition that must hold before a machine or a cluster counts as ready or available. */
export interface ConditionGate {
  /** Type of the condition on the Machine or Cluster, for example `StorageReady`. Whoever sets it is not Cluster API. */
  readonly conditionType: string;

  /**
   * Which status is the good one.
   * @default ConditionPolarity.POSITIVE
   */
  readonly polarity?: ConditionPolarity;
}

/** Which status of a condition is the good one. */
export enum ConditionPolarity {
  /** `True` is good. */
  POSITIVE = 'Positive',

  /** `False` is good. */
  NEGATIVE = 'Negative',
}

/** Status of a condition. */
export enum ConditionStatus {
  /** It holds. */
  TRUE = 'True',

  /** It does not hold. */
  FALSE = 'False',

  /** Nobody can tell; for a node: it went out of contact. */
  UNKNOWN = 'Unknown',
}
