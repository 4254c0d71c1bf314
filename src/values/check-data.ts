import { Check, refuse } from './check';

/** Refuse a struct that gives neither or both of two props. */
export function exactlyOne(where: string, value: unknown, one: string, other: string): void {
  atMostOne(where, value, one, other);
  const given = value as { [key: string]: unknown };
  if ((given[one] ?? undefined) === undefined && (given[other] ?? undefined) === undefined) {
    throw new Error(`${where}: neither ${one} nor ${other} is given; write one of them.`);
  }
}

/** Refuse a struct that gives both of two props. */
export function atMostOne(where: string, value: unknown, one: string, other: string): void {
  const given = value as { [key: string]: unknown };
  if ((given[one] ?? undefined) !== undefined && (given[other] ?? undefined) !== undefined) {
    throw new Error(`${where}: both ${one} and ${other} are given; write one of them.`);
  }
}

/** One or several certificates in PEM form and nothing else. A private key pasted along would end up in Git and on every machine. */
export const certificates: Check = (where, value) => {
  if (typeof value !== 'string') { refuse(where, value, 'is not text'); }
  if (/PRIVATE KEY/.test(value)) { throw new Error(`${where}: the text holds a private key; keep only the certificates.`); }
  if (!/^\s*(-----BEGIN CERTIFICATE-----\s[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----\s*)+$/.test(value)) {
    refuse(where, value, 'is not one or several certificates in PEM form; write -----BEGIN CERTIFICATE----- and so on');
  }
  if (value.length > 10240) { throw new Error(`${where}: ${value.length} characters; at most 10240 are allowed; split the certificates or use a Secret.`); }
};

/** A map of plain data: text, numbers, booleans, lists and maps, none of them empty-handed (`null`, functions, class instances). */
export const plainMap: Check = (where, value) => {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) { refuse(where, value, 'is not a map'); }
  plain(where, value, []);
};

function plain(where: string, value: unknown, above: unknown[]): void {
  if (typeof value === 'string' || typeof value === 'boolean' || value === undefined) { return; }
  if (typeof value === 'number' && Number.isFinite(value)) { return; }
  const proto = value !== null && typeof value === 'object' ? Object.getPrototypeOf(value) : undefined;
  if (above.includes(value)) { refuse(where, value, 'refers to itself'); }
  if (Array.isArray(value)) {
    value.forEach((item, index) => plain(`${where}[${index}]`, item, [...above, value]));
  } else if (value !== null && typeof value === 'object' && (proto === Object.prototype || proto === null)) {
    for (const [key, item] of Object.entries(value)) { plain(`${where}.${key}`, item, [...above, value]); }
  } else {
    refuse(where, value, 'is not plain data; write text, a number, true, false, a list or a map');
  }
}
