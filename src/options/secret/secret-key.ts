/** One entry of an existing Secret. */
export interface SecretKey {
  /** Name of the Secret. */
  readonly name: string;

  /** Key inside the Secret. */
  readonly key: string;
}

/**
 * One entry of an existing Secret that becomes a file of a machine. It is read when a machine is made; existing machines never see a
 * change. Replace them with a new Secret under a new name (the cleanest: old and new machines each keep what they were made with) or
 * with a new `revision`.
 */
export interface SecretContent extends SecretKey {
  /**
   * Any text that you change together with the content. A new one replaces the machines although nothing else changed.
   * @default - a changed content reaches new machines only
   */
  readonly revision?: string;
}
