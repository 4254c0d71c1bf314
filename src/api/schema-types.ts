/**
 * A structural schema as a CRD carries it, reduced to what validation reads. The keywords prefixed `x-` without `kubernetes` are ours, for core kinds:
 * the API server checks those in Go, not by schema.
 */
export interface Schema {
  readonly 'type'?: string;
  readonly 'format'?: string;
  readonly 'nullable'?: boolean;
  readonly 'default'?: unknown;
  readonly 'enum'?: readonly unknown[];
  readonly 'minimum'?: number;
  readonly 'maximum'?: number;
  readonly 'exclusiveMinimum'?: boolean;
  readonly 'exclusiveMaximum'?: boolean;
  readonly 'multipleOf'?: number;
  readonly 'minLength'?: number;
  readonly 'maxLength'?: number;
  readonly 'pattern'?: string;
  readonly 'minItems'?: number;
  readonly 'maxItems'?: number;
  readonly 'uniqueItems'?: boolean;
  readonly 'minProperties'?: number;
  readonly 'maxProperties'?: number;
  readonly 'required'?: readonly string[];
  readonly 'properties'?: { readonly [name: string]: Schema };
  readonly 'additionalProperties'?: Schema | boolean;
  readonly 'items'?: Schema;
  readonly 'allOf'?: readonly Schema[];
  readonly 'anyOf'?: readonly Schema[];
  readonly 'oneOf'?: readonly Schema[];
  readonly 'not'?: Schema;
  readonly 'x-kubernetes-int-or-string'?: boolean;
  readonly 'x-kubernetes-preserve-unknown-fields'?: boolean;
  readonly 'x-kubernetes-embedded-resource'?: boolean;
  readonly 'x-kubernetes-list-type'?: string;
  readonly 'x-kubernetes-list-map-keys'?: readonly string[];
  readonly 'x-kubernetes-map-type'?: string;
  readonly 'x-kubernetes-validations'?: readonly { readonly rule: string }[];
  /** Fields behind feature gates. On the schema of an object that may have one of several fields. */
  readonly 'x-gated'?: readonly string[];
  /** What metadata.name must look like. On the schema of a kind. */
  readonly 'x-name'?: NameRule;
  /** The object is an ObjectMeta whose name is optional. */
  readonly 'x-object-meta'?: boolean;
  /** Pattern of the keys of a map. */
  readonly 'x-key-pattern'?: string;
}

/**
 * Forms of object names: `subdomain` for most kinds and all custom resources, `label` without dots, `service` also starting with a letter,
 * `path` anything but `.`, `..`, `/` and `%` (RBAC).
 */
export type NameRule = 'subdomain' | 'label' | 'service' | 'path';
