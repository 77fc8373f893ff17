import { Alert } from "antd";
import type { Schemas } from "../api/client";
import { Copyable, Moment } from "../parts/Figures";
import type { Right } from "../shell/session";
import { useWords } from "../words/language";

export const RIGHTS: readonly Right[] = ["administrator", "declarant", "finance"];

/** The rights that are good for something at a place: an administrator of the zone keeps everybody without one. */
export function rightsAt(role: string | undefined): readonly Right[] {
  if (role === "enterprise") return RIGHTS;
  return role === "administrator" ? [] : ["administrator"];
}

interface TicksProps {
  rights: readonly Right[];
  ticked: readonly Right[];
  onTick: (rights: readonly Right[]) => void;
}

export function Ticks({ rights, ticked, onTick }: TicksProps) {
  const { t } = useWords("account");
  return (
    <fieldset>
      <legend>{t("home.rights")}</legend>
      {rights.map((one) => (
        <label key={one} className="tick">
          <input
            type="checkbox"
            checked={ticked.includes(one)}
            onChange={(event) =>
              onTick(event.target.checked ? [...ticked, one] : ticked.filter((other) => other !== one))
            }
          />
          <span>
            {t(`rights.${one}`)} <small className="soft">{t(`people.may.${one}`)}</small>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** An invitation, which is told once. */
export function Made({ made }: { made: Schemas["Invited"] }) {
  const { t } = useWords("account");
  return (
    <Alert
      type="success"
      role="status"
      title={t("people.made", { username: made.person.username })}
      description={
        made.invitation ? (
          <>
            <p>{t("people.once")}</p>
            <Copyable text={`${location.origin}/invitation#${made.invitation}`} />
            {made.expiresAt && (
              <p>
                {t("people.expires")} <Moment at={made.expiresAt} />
              </p>
            )}
          </>
        ) : (
          t("people.by", { provider: made.person.provider })
        )
      }
    />
  );
}
