import { prefixField, type Finding } from './finding';
import { FORMATS } from './formats';
import type { NameRule } from './schema-types';
import { quote, unknownField, wrongType } from './wording';

const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const SERVICE = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;
const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const QUALIFIED = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;
const ANNOTATIONS_LIMIT = 256 * 1024;

const NAMES: { readonly [rule in NameRule]: { limit: number; test: (name: string) => boolean; words: string } } = {
  subdomain: { limit: 253, test: name => SUBDOMAIN.test(name), words: 'lower case letters, digits, "-" and "."' },
  label: { limit: 63, test: name => LABEL.test(name), words: 'lower case letters, digits and "-"' },
  service: { limit: 63, test: name => SERVICE.test(name), words: 'lower case letters, digits and "-", beginning with a letter' },
  // The server asks no more of such a name than that it fits into a URL.
  path: { limit: Infinity, test: name => name !== '' && name !== '.' && name !== '..' && !/[/%]/.test(name), words: 'a name without "/" and "%"' },
};

const FIELDS = [
  'annotations', 'creationTimestamp', 'deletionGracePeriodSeconds', 'deletionTimestamp', 'finalizers', 'generateName', 'generation', 'labels',
  'managedFields', 'name', 'namespace', 'ownerReferences', 'resourceVersion', 'selfLink', 'uid',
];

/** Checks an ObjectMeta: names, namespace, label and annotation syntax, owners. Fields that only the server writes are read no further than their type. */
export function checkObjectMeta(meta: unknown, out: Finding[], rule: NameRule = 'subdomain'): void {
  if (typeof meta !== 'object' || meta === null || Array.isArray(meta)) {
    out.push({ path: '', message: wrongType(meta, { type: 'object' }) });
    return;
  }
  const record = meta as { [key: string]: unknown };
  for (const key in record) {
    const value = record[key];
    if (value === undefined || value === null) continue;
    const before = out.length;
    checkField(key, value, rule, out);
    if (out.length > before) prefixField(out, before, key);
  }
}

/** Whether a string can be the key of a label. */
export function isQualifiedName(key: string): boolean {
  const slash = key.indexOf('/');
  const name = slash < 0 ? key : key.slice(slash + 1);
  return name.length <= 63 && QUALIFIED.test(name) && (slash < 0 || (slash <= 253 && SUBDOMAIN.test(key.slice(0, slash))));
}

function checkField(key: string, value: unknown, rule: NameRule, out: Finding[]): void {
  switch (key) {
    case 'name': return checkName(value, rule, out);
    case 'namespace': return checkName(value, 'label', out);
    // The server appends five characters, so a trailing dash is fine.
    case 'generateName': return checkName(typeof value === 'string' && value.endsWith('-') ? value.slice(0, -1) : value, rule, out);
    case 'labels': return checkStringMap(value, out, checkLabel);
    case 'annotations': return checkAnnotations(value, out);
    case 'finalizers': return checkFinalizers(value, out);
    case 'ownerReferences': return checkOwners(value, out);
    case 'creationTimestamp': case 'deletionTimestamp':
      if (typeof value !== 'string') out.push({ path: '', message: wrongType(value, { type: 'string' }) });
      else if (!FORMATS['date-time']!.test(value)) out.push({ path: '', message: `${quote(value)} is not ${FORMATS['date-time']!.words}.` });
      return;
    default:
      if (!FIELDS.includes(key)) out.push({ path: '', message: unknownField(key, FIELDS) });
  }
}

function checkName(value: unknown, rule: NameRule, out: Finding[]): void {
  const { limit, test, words } = NAMES[rule];
  if (typeof value !== 'string') out.push({ path: '', message: wrongType(value, { type: 'string' }) });
  else if (value.length > limit) out.push({ path: '', message: `${quote(value)} has ${value.length} characters; the limit is ${limit}.` });
  else if (!test(value)) out.push({ path: '', message: `${quote(value)} does not fit as a name; write ${words}.` });
}

function checkStringMap(value: unknown, out: Finding[], each: (key: string, text: string, out: Finding[]) => void): void {
  if (typeof value !== 'object' || Array.isArray(value)) {
    out.push({ path: '', message: wrongType(value, { type: 'object' }) });
    return;
  }
  const record = value as { [key: string]: unknown };
  for (const key in record) {
    const text = record[key];
    if (text === undefined) continue;
    const before = out.length;
    if (typeof text !== 'string') out.push({ path: '', message: wrongType(text, { type: 'string' }) });
    else each(key, text, out);
    if (out.length > before) prefixField(out, before, key);
  }
}

function checkLabel(key: string, value: string, out: Finding[]): void {
  if (!isQualifiedName(key)) out.push({ path: '', message: keyMessage(key, 'label') });
  if (value.length > 63) {
    out.push({ path: '', message: `${quote(value)} has ${value.length} characters; the limit of a label value is 63.` });
  } else if (value !== '' && !QUALIFIED.test(value)) {
    out.push({ path: '', message: `${quote(value)} does not fit as a label value; write letters, digits, "-", "_" and ".", or use an annotation.` });
  }
}

function checkAnnotations(value: unknown, out: Finding[]): void {
  let size = 0;
  checkStringMap(value, out, (key, text, found) => {
    if (!isQualifiedName(key.toLowerCase())) found.push({ path: '', message: keyMessage(key, 'annotation') });
    size += key.length + text.length;
  });
  if (size > ANNOTATIONS_LIMIT) out.push({ path: '', message: `annotations hold ${size} bytes; the limit is ${ANNOTATIONS_LIMIT}.` });
}

function keyMessage(key: string, noun: string): string {
  return `${quote(key)} does not fit as ${noun === 'label' ? 'a label' : 'an annotation'} key; write [dns-prefix/]name, the name at most 63 letters, digits, "-", "_" and ".".`;
}

function checkFinalizers(value: unknown, out: Finding[]): void {
  if (!Array.isArray(value)) {
    out.push({ path: '', message: wrongType(value, { type: 'array' }) });
    return;
  }
  value.forEach((item, i) => {
    if (typeof item === 'string' && isQualifiedName(item)) return;
    out.push({ path: `[${i}]`, message: `${quote(item)} does not fit as a finalizer; write [dns-prefix/]name.` });
  });
}

function checkOwners(value: unknown, out: Finding[]): void {
  if (!Array.isArray(value)) {
    out.push({ path: '', message: wrongType(value, { type: 'array' }) });
    return;
  }
  value.forEach((owner, i) => {
    for (const key of ['apiVersion', 'kind', 'name', 'uid']) {
      const text = owner?.[key];
      if (typeof text !== 'string' || text === '') out.push({ path: `[${i}].${key}`, message: `"${key}" is missing; write the ${key} of the owner.` });
    }
  });
}
