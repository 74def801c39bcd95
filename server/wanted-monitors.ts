import type {MachineOptions} from '../core/machine/machine-options.ts';
import type {MonitorRequest} from './monitors.ts';
import type {MockQmpOptions} from './options.ts';

const DEFAULT: MonitorRequest = {address: 'tcp:127.0.0.1:4444'};

/** The monitors of a mock QEMU: those asked for, else those that its machine's options name, else one. */
export const wantedMonitors = (
	{listen, listenToo = [], host}: MockQmpOptions,
	{monitors}: MachineOptions,
): readonly MonitorRequest[] => {
	const toRequest = (address: string): MonitorRequest => ({address});
	// Whoever starts us as a process of QEMU may want no monitor.
	const own = monitors.length > 0 || host !== undefined ? monitors : [DEFAULT];
	return [...(listen?.map(toRequest) ?? own), ...listenToo.map(toRequest)];
};
