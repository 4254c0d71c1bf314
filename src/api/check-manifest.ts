import { findKind } from './catalog';
import { checkDecoded } from './decoded';
import type { Definitions } from './definitions';
import { withoutFilledIn } from './filled-in';
import { prefixField, type Finding, type ObjectCheck } from './finding';
import { checkObjectMeta } from './object-meta';
import { schemaOf } from './schema';
import type { Schema } from './schema-types';
import { check } from './structural';
import { wrongType } from './wording';

const GOOD: ObjectCheck = Object.freeze({ checked: true, findings: Object.freeze([]) });

/** Does the work of `checkObject`. A file of its own, so that the interpreter is loaded only when something is checked. */
export function checkManifest(manifest: unknown, source?: string, definitions?: Definitions): ObjectCheck {
  if (typeof manifest !== 'object' || manifest === null || Array.isArray(manifest)) {
    return { checked: true, findings: [{ path: '', message: wrongType(manifest, { type: 'object' }) }] };
  }
  const { apiVersion, kind, metadata } = manifest as { [key: string]: any };
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') {
    const path = typeof apiVersion !== 'string' ? 'apiVersion' : 'kind';
    return { checked: true, findings: [{ path, message: `"${path}" is missing; write a string.` }] };
  }
  const schema = definitions?.schemaOf(apiVersion, kind) ?? known(apiVersion, kind, source);
  if (schema === undefined) return { checked: false, findings: [], reason: `there is no schema for ${kind} of ${apiVersion}.` };

  const out: Finding[] = [];
  check(manifest, schema, out, true);
  checkDecoded(manifest, out);
  if (metadata === undefined || metadata === null) out.push({ path: 'metadata', message: '"metadata" is missing; write an object with a name.' });
  else if (typeof metadata === 'object') checkMetadata(metadata, schema['x-name'], out);
  if (out.length === 0) return GOOD;
  const findings = withoutFilledIn(manifest, out);
  return findings.length === 0 ? GOOD : { checked: true, findings };
}

function known(apiVersion: string, kind: string, source?: string): Schema | undefined {
  const entry = findKind(apiVersion, kind, source);
  return entry && schemaOf(entry);
}

function checkMetadata(metadata: any, rule: Parameters<typeof checkObjectMeta>[2], out: Finding[]): void {
  const before = out.length;
  checkObjectMeta(metadata, out, rule);
  const name = metadata.name ?? metadata.generateName;
  if (name === undefined || name === null) out.push({ path: 'name', message: '"name" is missing; write a name.' });
  if (out.length > before) prefixField(out, before, 'metadata');
}
