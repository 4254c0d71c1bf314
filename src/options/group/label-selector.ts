/** Chooses objects by their labels; everything given must hold. */
export interface LabelSelector {
  /**
   * Labels with exactly these values.
   * @default - any
   */
  readonly matchLabels?: { [key: string]: string };

  /**
   * More requirements on labels.
   * @default - none
   */
  readonly matchExpressions?: LabelExpression[];
}

/** One requirement on a label. */
export interface LabelExpression {
  /** Key of the label. */
  readonly key: string;

  /** What must hold. */
  readonly operator: LabelOperator;

  /**
   * Values to compare with; needed by IN and NOT_IN, refused by the others.
   * @default - none
   */
  readonly values?: string[];
}

/** What a requirement asks of a label. */
export enum LabelOperator {
  /** The label has one of the values. */
  IN = 'In',

  /** The label has none of the values, or is absent. */
  NOT_IN = 'NotIn',

  /** The label is there. */
  EXISTS = 'Exists',

  /** The label is absent. */
  DOES_NOT_EXIST = 'DoesNotExist',
}
