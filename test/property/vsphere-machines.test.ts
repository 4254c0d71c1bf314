import * as fc from 'fast-check';
import { vsphereTopology } from './vsphere-arbitraries';
import { Endpoint } from '../../src';
import { checkObject } from '../../src/api';
import { prod, vsphere } from '../support/fixtures';
import { synthesize } from '../support/golden';

/** The message of the error, which must be one of ours: a line that names the place, never a crash inside. */
function refusal(error: unknown): string {
  expect(error).not.toBeInstanceOf(TypeError);
  expect(error).not.toBeInstanceOf(RangeError);
  const { message } = error as Error;
  expect(message).toMatch(/^(VSphereTopology|IpPool|Validation failed)/);
  return message;
}

/** How many machine templates were judged by the schema; a property whose programs are all refused proves nothing. */
let accepted = 0;

test('any combination of machine options is refused with our words or valid against the schema', () => {
  fc.assert(fc.property(vsphereTopology, props => {
    try {
      vsphere(props as any);
    } catch (error) {
      expect(refusal(error)).toMatch(/^VSphereTopology/);
      return;
    }
    try {
      const objects = synthesize(chart => { prod(chart, { topology: vsphere({ ...props as any, endpoint: Endpoint.loadBalancer('api.example.com') }) }); });
      for (const object of objects.filter(({ kind }) => /^VSphere|IPPool$/.test(kind))) {
        expect(checkObject(object)).toEqual({ checked: true, findings: [] });
        accepted += object.kind === 'VSphereMachineTemplate' ? 1 : 0;
      }
    } catch (error) {
      // What only the whole cluster shows is a rule; the schema must have found nothing.
      expect(refusal(error)).not.toContain('SCH-');
    }
  }), { numRuns: 500, seed: 20261101 });
  expect(accepted).toBeGreaterThan(50);
});
