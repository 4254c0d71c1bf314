import { VariableSchema } from './schema';

/** A value that the schema accepts, for the templates. */
export function sampleOf({ kind, json }: VariableSchema, path: string): unknown {
  if (json.example !== undefined || json.enum !== undefined) { return json.example ?? json.enum[0]; }
  switch (kind) {
    case 'text':
      return FORMATS[json.format] ?? path.replace(/([a-z])([A-Z])/g, '$1-$2').replace(/[._]+/g, '-').toLowerCase().padEnd(json.minLength ?? 1, 'x').slice(0, json.maxLength);
    case 'list':
      return [json.items.type === 'string' ? FORMATS[json.items.format] ?? path.toLowerCase() : json.items.type === 'object' ? {} : 1];
    case 'map':
      return { [path.toLowerCase()]: json.additionalProperties.type === 'string' ? 'value' : 1 };
    case 'boolean':
      return false;
    default:
      return Math.max(json.minimum ?? 1, Math.min(1, json.maximum ?? 1));
  }
}

/** Documentation ranges of the IETF. */
const FORMATS: { readonly [format: string]: string } = {
  ipv4: '192.0.2.1', ipv6: '2001:db8::1', cidr: '192.0.2.0/24', hostname: 'host.example.com', uri: 'https://host.example.com',
};
