"""Job titles in German and Spanish, a line an occupation; made up for the measure."""

GERMAN = """\
Softwareentwickler|Softwareentwicklerin|Anwendungsentwickler|Programmierer
Krankenpfleger|Gesundheits- und Krankenpflegerin|Pflegefachkraft|Krankenschwester|Pflegefachmann
Lehrer|Grundschullehrerin|Gymnasiallehrer|Lehrkraft|Studienrätin|Oberstudienrat
Buchhalter|Bilanzbuchhalterin|Finanzbuchhalter|Sachbearbeiter Buchhaltung|Debitorenbuchhalter
Rechtsanwalt|Rechtsanwältin|Jurist|Syndikusrechtsanwalt|Volljuristin|Anwältin für Familienrecht
Personalreferentin|Personalreferent|Personalleiter|Leiter Personalabteilung|HR-Manager
Vertriebsmitarbeiter|Vertriebsleiterin|Außendienstmitarbeiter|Verkäufer|Gebietsverkaufsleiter
Berufskraftfahrer|LKW-Fahrer|Lastwagenfahrer|Fernfahrer|Kraftfahrer|Auslieferungsfahrer
Elektriker|Elektroniker|Elektroinstallateur|Elektromeister|Elektroniker für Betriebstechnik|Elektrotechniker
Tischler|Schreiner|Möbeltischlerin|Tischlermeister|Bautischler|Möbelschreiner
Ärztin|Arzt|Oberärztin|Assistenzarzt|Facharzt für Innere Medizin|Hausarzt
Koch|Köchin|Küchenchef|Beikoch|Sous-Chef|Küchenhilfe
Erzieherin|Erzieher|Kinderpflegerin|Kita-Leitung|pädagogische Fachkraft|Heilerziehungspfleger
Bauingenieur|Bauingenieurin|Bauleiter|Tragwerksplaner|Statiker|Ingenieurin Tiefbau
Sozialarbeiter|Sozialpädagogin|Sozialarbeiterin|Schulsozialarbeiter|Streetworker|Jugendsozialarbeiter
Steuerberater|Steuerfachangestellte|Steuerberaterin|Steuerfachwirt|Steuerassistent
"""
SPANISH = """\
Desarrollador de software|Ingeniera de software|Programador|Programadora web|Desarrolladora de aplicaciones
Enfermera|Enfermero|Auxiliar de enfermería|Supervisora de enfermería|Enfermero de urgencias
Profesor|Maestra de primaria|Profesora de secundaria|Docente|Maestro de educación infantil
Contable|Contador|Auxiliar contable|Técnico de contabilidad|Jefa de contabilidad|Contadora pública
Abogado|Abogada laboralista|Letrado|Asesor jurídico|Jurista|Procuradora
Técnico de recursos humanos|Responsable de recursos humanos|Directora de personal|Especialista en selección
Comercial|Vendedor|Representante de ventas|Jefa de ventas|Agente comercial|Dependiente
Conductor de camión|Camionero|Transportista|Chófer|Conductor de reparto|Repartidora
Electricista|Técnico electricista|Instalador eléctrico|Oficial electricista|Electricista industrial
Carpintero|Ebanista|Carpintera|Oficial carpintero|Montador de muebles
Médico|Médica de familia|Doctora|Médico internista|Facultativo especialista
Cocinero|Chef|Jefa de cocina|Ayudante de cocina|Cocinera
Ingeniero civil|Ingeniera de caminos|Jefe de obra|Ingeniero de obras públicas|Ingeniera de estructuras
Trabajadora social|Trabajador social|Educador social|Técnica de intervención social|Asistente social
Asesor fiscal|Gestor fiscal|Consultora tributaria|Técnico fiscal|Asesora tributaria
"""
