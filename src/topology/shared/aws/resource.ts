import { listOf, mapOf, refuse } from '../../../values/check';
import { text } from '../../../values/check-scalars';

const filterName = text({ what: 'filter of the EC2 API', pattern: /^(tag:.{1,128}|tag-key|[a-z][a-z0-9.-]*)$/, max: 132, example: 'tag:Name' });
const values = listOf(text({ max: 256 }), { min: 1, max: 200 });

/** A subnet or security group that exists already: by its id, or found when a machine is made. */
export class AwsResource {
  /** By its id, for example `subnet-0a1b2c3d4e5f60718` or `sg-0a1b2c3d4e5f60718`. */
  public static fromId(id: string): AwsResource {
    text({ what: 'subnet or security group id', pattern: /^(subnet|sg)-[0-9a-f]+$/, example: 'subnet-0a1b2c3d4e5f60718' })('AwsResource.fromId', id);
    return new AwsResource({ id });
  }

  /** Those that carry all these tags. The provider adds the VPC and the zone of the machine to the search. */
  public static tagged(tags: { [key: string]: string }): AwsResource {
    mapOf(text({ max: 256 }))('AwsResource.tagged', tags);
    return AwsResource.matching(Object.fromEntries(Object.entries(tags).map(([key, value]) => [`tag:${key}`, [value]])));
  }

  /** Those that pass all these filters of the EC2 API, for example `{ 'tag:Name': ['private-*'] }`. */
  public static matching(filters: { [filter: string]: string[] }): AwsResource {
    mapOf(values, filterName)('AwsResource.matching', filters);
    if (Object.keys(filters).length === 0) { refuse('AwsResource.matching', filters, 'names no filter; write one, for example { "tag:Name": ["private-*"] }'); }
    return new AwsResource({ filters: Object.keys(filters).sort().map(name => ({ name, values: [...filters[name]] })) });
  }

  private constructor(
    /** The reference as the provider has it. */
    public readonly reference: any,
  ) {}
}
