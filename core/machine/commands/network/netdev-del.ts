import {defineCommand} from '../../command-table.ts';

/** Takes a network back end away. */
export const netdevDel = defineCommand('netdev_del', ({hardware}, {id}) => {
	hardware.netdevs.remove(id);
	return {};
});
