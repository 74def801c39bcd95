import {deviceNotFound, QmpError} from '../../../protocol/qmp-error.ts';
import {writeForClient} from '../../../runtime/files.ts';
import {encodePng, encodePpm} from '../../../runtime/picture.ts';
import {defineCommand} from '../../command-table.ts';
import {displayDevice, hasScreen, pictureOf} from '../../display/screen.ts';

const complain = (desc: string): QmpError => new QmpError('GenericError', desc);

/** Writes a picture of the screen to a file (`qmp_screendump`). */
export const screendump = defineCommand(
	'screendump',
	(machine, {filename, device, head = 0, format = 'ppm'}) => {
		if (device !== undefined) {
			if (machine.hardware.devices.find(device) === undefined) {
				throw deviceNotFound(device);
			}

			if (displayDevice(machine, device) === undefined || head !== 0) {
				throw complain(`Device ${device} (head ${head}) is not bound to a QemuConsole`);
			}
		} else if (head !== 0) {
			throw complain("'head' must be specified together with 'device'");
		} else if (!hasScreen(machine)) {
			throw complain('There is no console to take a screendump from');
		}

		const encode = format === 'png' ? encodePng : encodePpm;
		const failure = writeForClient(filename, encode(pictureOf(machine)));
		if (failure !== undefined) {
			throw complain(`failed to open file '${filename}': ${failure}`);
		}

		return {};
	},
);
