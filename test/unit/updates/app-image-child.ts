// Puts a newer AppImage in the place of another, as the app does: place, file and the offer as JSON. Its
// parent kills it at any moment.
import { installAppImage } from '../../../src-main/updates/install/app-image';

const [, , place = '', file = '', offer = ''] = process.argv;
console.log('begins');
const fault = await installAppImage(place, file, JSON.parse(offer));
console.log(JSON.stringify(fault));
