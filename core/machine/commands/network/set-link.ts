import {deviceNotFound} from '../../../protocol/qmp-error.ts';
import {defineCommand} from '../../command-table.ts';
import {isNic} from '../../network/rx-filter.ts';

/** Plugs or pulls the cable of a card or of a back end. */
export const setLink = defineCommand('set_link', ({hardware}, {name, up}) => {
	const netdev = hardware.netdevs.find(name);
	const card = hardware.devices.find(name);
	if (netdev !== undefined) {
		netdev.isLinkUp = up;
	} else if (card === undefined || !isNic(card)) {
		throw deviceNotFound(name);
	}

	return {};
});
