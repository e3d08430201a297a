import type { World } from './world';

/** The devices: one is commissioned, one is not. */
const DEVICES = [
  { serial_number: '0000000000000000001', terminal_id: '2872S934', isCommissioned: true },
  { serial_number: '0000000000000000002', terminal_id: '2872S935', isCommissioned: false },
] as const;

/** Adds the devices to a new world. */
export function addDevices(world: World): void {
  for (const device of DEVICES) {
    world.terminals.add({
      ...world.stamp(world.terminals),
      ...device,
      device_make: null,
      name: 'Example Terminal',
      address: null,
      status: 'active',
      events: [],
    });
  }
}
