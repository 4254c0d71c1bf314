/** One decision of ours by which our clusters differ from the published templates. `*` in a key stands for anything. */
export interface Difference {
  readonly reason: string;
  /** The flavors that show it; all when left out. */
  readonly flavors?: readonly string[];
  /** Facts that only upstream has. */
  readonly missing?: readonly string[];
  /** Facts that only we have. */
  readonly added?: readonly string[];
  /** Facts with another value here: ours, as JSON. */
  readonly changed?: { readonly [key: string]: string };
}
