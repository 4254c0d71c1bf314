import { Check } from '../../values/check';
import { instanceOf, text } from '../../values/check-scalars';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Something that exists in OpenStack already: a network, a router, a security group, a server group. */
export class OpenStackResource {
  /** By its id. */
  public static fromId(id: string): OpenStackResource {
    text({ what: 'UUID', pattern: UUID, example: 'ebe5e8a2-6b6e-4a8e-9c0d-4d8c0ec4b6a1' })('OpenStackResource.fromId', id);
    return new OpenStackResource({ id });
  }

  /** By its name, which only one may have. */
  public static fromName(name: string): OpenStackResource {
    text({ max: 255 })('OpenStackResource.fromName', name);
    return new OpenStackResource({ filter: { name } });
  }

  /** By tags, all of which only one may have. */
  public static fromTags(...tags: string[]): OpenStackResource {
    if (tags.length === 0) { throw new Error('OpenStackResource.fromTags: no tags; write at least one.'); }
    tags.forEach((tag, index) => text({ what: 'tag without a comma', pattern: /^[^,]+$/, max: 255 })(`OpenStackResource.fromTags[${index}]`, tag));
    return new OpenStackResource({ filter: { tags: [...tags] } });
  }

  private constructor(
    /**
     * How the provider is told, for topologies.
     * @internal
     */
    public readonly _spec: object,
  ) {}
}

/** Check of a resource. */
export const resource: Check = instanceOf(OpenStackResource, 'OpenStackResource.fromName(…), OpenStackResource.fromId(…) or OpenStackResource.fromTags(…)');

/** Check of one whose kind has no tags. */
export const untagged: Check = (where, value) => {
  resource(where, value);
  if ((value as any)._spec.filter?.tags) { throw new Error(`${where}: resources of this kind have no tags; write OpenStackResource.fromName(…) or OpenStackResource.fromId(…).`); }
};
