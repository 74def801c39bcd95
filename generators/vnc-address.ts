import type {MachineView} from '../core/machine/machine.ts';
import type {EventData} from '../core/schema/generated/qemu-7.2.ts';

/** What VNC events say of the server: the machine's first, or the usual one where none was asked for. */
export const vncServer = ({vnc}: MachineView): EventData['VNC_CONNECTED']['server'] => {
	const [server] = vnc.servers;
	return {
		auth: server?.hasPassword === true ? 'vnc' : 'none',
		family: 'ipv4',
		service: server?.service ?? '5900',
		host: server?.host ?? '127.0.0.1',
		websocket: false,
	};
};
