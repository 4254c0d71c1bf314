/** The value that a cluster, or a group of its machines, gives a class variable. */
export interface ClassValue {
  /** Name of the variable. */
  readonly name: string;

  /** The value, as the variable's schema wants it. */
  readonly value: any;
}
