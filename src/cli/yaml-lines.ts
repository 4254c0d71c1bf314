import { DEFAULT_SCHEMA, load, Type } from 'js-yaml';
import { Path } from '../validation/subject';

/** Go's YAML reader, which kubectl uses, still takes the words of YAML 1.1 for truth values. */
const goBoolean = new Type('tag:yaml.org,2002:bool', {
  kind: 'scalar',
  resolve: (text: unknown) => typeof text === 'string' && /^(?:y|Y|yes|Yes|YES|on|On|ON|true|True|TRUE|n|N|no|No|NO|off|Off|OFF|false|False|FALSE)$/.test(text),
  construct: (text: string) => /^(?:y|on|t)/i.test(text),
});

/** Dates stay text: that is what the API server gets to see. */
const goTimestamp = new Type('tag:yaml.org,2002:timestamp', { kind: 'scalar', resolve: () => false });

/** YAML as kubectl reads it. */
export const SCHEMA = DEFAULT_SCHEMA.extend({ implicit: [goBoolean, goTimestamp] });

/** Finds the line of a field. The text is read a second time, and only when somebody asks. */
export function lineLookup(part: string, start: number): (path: Path) => number | undefined {
  let tree: Node | undefined;
  return path => {
    tree ??= positions(part);
    let node: Node | undefined = tree;
    let line: number | undefined;
    for (const step of path) {
      const next: Node | undefined = node?.members.get(String(step));
      if (!next) { break; }
      line = next.line;
      node = next;
    }
    return line === undefined ? undefined : start + line;
  };
}

interface Node {
  /** Line from 0 within the document. */
  line: number;
  readonly members: Map<string, Node>;
}

interface Open {
  readonly line: number;
  readonly children: Child[];
}

interface Child {
  readonly node: Node;
  readonly value: unknown;
  /** Where it ends; for the key of a map the line it stands on, also in flow style, where the parser opens it a line too early. */
  readonly end: number;
}

/** The parser tells when it enters and leaves a node; children of a map come as key, value, key, value. */
function positions(part: string): Node {
  const stack: Open[] = [{ line: 0, children: [] }];
  load(part, {
    schema: SCHEMA,
    listener: (event: string, state: any) => {
      if (event === 'open') {
        stack.push({ line: state.line, children: [] });
        return;
      }
      const { line, children } = stack.pop()!;
      const members = new Map<string, Node>();
      const value = state.result;
      // The parser reads a flow collection as the key of a block map first; when none follows, the key was the node itself.
      if (children.length === 1 && children[0].value === value && typeof value === 'object') {
        stack[stack.length - 1].children.push({ ...children[0], end: state.line });
        return;
      }
      if (Array.isArray(value)) {
        children.forEach(({ node }, index) => members.set(String(index), node));
      } else if (value !== null && typeof value === 'object') {
        for (let index = 0; index + 1 < children.length; index += 2) {
          const { value: key, end } = children[index];
          members.set(String(key), { line: end, members: children[index + 1].node.members });
        }
      }
      stack[stack.length - 1].children.push({ node: { line, members }, value, end: state.line });
    },
  } as any);
  return stack[0].children[0]?.node ?? { line: 0, members: new Map() };
}
