import { Value } from './value';

/** A number as written; which of the readings apply decides what it may be passed as. */
export interface NumberNode {
  readonly type: 'number';
  readonly pos: number;
  readonly text: string;
  readonly int?: bigint;
  readonly float?: number;
  /** Written as a float (`1.0`, `1e3`): without a context it is one. */
  readonly looksFloat: boolean;
  /** Written with an imaginary part. It parses, and is not calculated with. */
  readonly isComplex?: boolean;
}

/** One operand of a command. */
export type Operand =
  | NumberNode
  | { readonly type: 'bool'; readonly pos: number; readonly text: string; readonly value: boolean }
  | { readonly type: 'string'; readonly pos: number; readonly text: string; readonly value: string }
  | { readonly type: 'dot' | 'nil'; readonly pos: number; readonly text: string }
  | { readonly type: 'field'; readonly pos: number; readonly text: string; readonly path: readonly string[] }
  | { readonly type: 'variable'; readonly pos: number; readonly text: string; readonly name: string; readonly path: readonly string[] }
  | { readonly type: 'identifier'; readonly pos: number; readonly text: string; readonly name: string }
  | { readonly type: 'chain'; readonly pos: number; readonly text: string; readonly operand: Operand; readonly path: readonly string[] }
  | Pipeline;

/** `$a, $b := command | command`. */
export interface Pipeline {
  readonly type: 'pipeline';
  readonly pos: number;
  readonly text: string;
  readonly declared: readonly string[];
  readonly assigns: boolean;
  readonly commands: readonly (readonly Operand[])[];
}

/** A piece of a template. */
export type Node =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'action'; readonly pipe: Pipeline }
  | { readonly type: 'if' | 'with' | 'range'; readonly pipe: Pipeline; readonly body: readonly Node[]; readonly otherwise?: readonly Node[] }
  | { readonly type: 'template'; readonly pos: number; readonly name: string; readonly pipe?: Pipeline }
  | { readonly type: 'break' | 'continue' };

/** A function that templates may call. Parameters are Go type names; a last one that starts with `...` takes any number of values. */
export interface TemplateFunction {
  readonly params: readonly string[];
  readonly call: (...args: any[]) => Value;
}
