/** A text that is no YAML, or (`leftOut`) YAML of a kind that this reader does not read. */
export class YamlError extends Error {
  public constructor(message: string, public readonly leftOut = false) {
    super(message);
  }
}
