import type { GuidePictureName, Language } from '../../packages/messages/src/index.ts';
import { checkHome, checkResult } from './check-pictures.ts';
import { done, kitFolder, twoQuestions, windowsQuestion } from './kit-pictures.ts';

/** Every picture of the guides by its name, drawn from the words of the programs. */
export const GUIDE_PICTURES: Readonly<Record<GuidePictureName, (language: Language) => string>> = {
  'thu-muc': kitFolder,
  'hai-cau-hoi': twoQuestions,
  'windows-hoi': windowsQuestion,
  xong: done,
  'trang-kiem-tra': checkHome,
  'ket-qua': checkResult,
};
