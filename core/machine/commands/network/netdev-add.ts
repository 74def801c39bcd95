import {defineCommand} from '../../command-table.ts';

/** Adds a network back end. */
export const netdevAdd = defineCommand('netdev_add', ({hardware}, {...args}) => {
	hardware.netdevs.add(args);
	return {};
});
