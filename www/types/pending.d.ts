import "noticeclock";
declare module "noticeclock" {
  interface Incident { exercise?: boolean }
  interface Assessment { exercise?: boolean }
  interface DutyOut { settles?: string[]; waits_for?: string[]; endangers?: string[]; spoiled?: string[] }
  interface QuestionOut { answered_by?: string[] }
}
