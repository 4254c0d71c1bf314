import type { Schema } from '../schema-types';
import { bool, kind, list, localReference, map, object, open, text } from './dsl';

const KEYS: Schema = { 'x-key-pattern': '^[-._a-zA-Z0-9]{1,253}$' };
/** Unlike the CRD format `byte`, empty is fine. */
const base64: Schema = { type: 'string', pattern: '^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$' };

/** Kinds without a spec worth the name. */
export const CONFIG_SCHEMAS: { readonly [kind: string]: Schema } = {
  ConfigMap: kind({ binaryData: map(base64, KEYS), data: map(text, KEYS), immutable: bool }),
  Namespace: kind({ spec: object({ finalizers: list(text) }), status: open }, 'label'),
  Secret: kind({ data: map(base64, KEYS), immutable: bool, stringData: map(text, KEYS), type: text }),
  ServiceAccount: kind({
    automountServiceAccountToken: bool,
    imagePullSecrets: list(localReference),
    secrets: list(object({ apiVersion: text, fieldPath: text, kind: text, name: text, namespace: text, resourceVersion: text, uid: text })),
  }),
};
