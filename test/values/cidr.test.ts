import { Cidr, IpAddress } from '../../src/values/cidr';

test.each([
  ['10.0.0.0/16', '10.0.255.255', true],
  ['10.0.0.0/16', '10.1.0.0', false],
  ['fd00::/8', 'fdff::1', true],
  ['fd00::/8', '10.0.0.1', false],
  ['::ffff:10.0.0.0/104', '::ffff:10.0.0.1', true],
])('%s contains %s: %s', (block, address, inside) => {
  expect(Cidr.parse(block)!.contains(IpAddress.parse(address)!)).toBe(inside);
});

test.each(['10.0.0.0', '10.0.0.0/33', '10.0.0.0/016', '10.0.0/8', 'fd00::/129', 'x/8', '10.0.0.0/', ''])('%j is not a block', text => {
  expect(Cidr.parse(text)).toBeUndefined();
});

test('blocks overlap when one holds the other, and never across families', () => {
  expect(Cidr.parse('10.0.0.0/8')!.overlaps(Cidr.parse('10.96.0.0/12')!)).toBe(true);
  expect(Cidr.parse('10.0.0.0/16')!.overlaps(Cidr.parse('10.1.0.0/16')!)).toBe(false);
  expect(Cidr.parse('::/0')!.overlaps(Cidr.parse('0.0.0.0/0')!)).toBe(false);
});

test.each(['010.0.0.1', '10.0.0.256', 'fe80::1%eth0', '1.2.3', ''])('%j is not an address', text => {
  expect(IpAddress.parse(text)).toBeUndefined();
});
